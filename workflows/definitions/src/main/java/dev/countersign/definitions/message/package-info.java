@NullMarked
package dev.countersign.definitions.message;

import org.jspecify.annotations.NullMarked;
