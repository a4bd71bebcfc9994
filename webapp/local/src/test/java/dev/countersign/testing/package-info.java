@NullMarked
package dev.countersign.testing;

import org.jspecify.annotations.NullMarked;
