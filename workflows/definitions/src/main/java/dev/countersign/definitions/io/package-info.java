@NullMarked
package dev.countersign.definitions.io;

import org.jspecify.annotations.NullMarked;
