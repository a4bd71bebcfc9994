@NullMarked
package dev.countersign.definitions.text;

import org.jspecify.annotations.NullMarked;
