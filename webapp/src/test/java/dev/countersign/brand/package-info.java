@NullMarked
package dev.countersign.brand;

import org.jspecify.annotations.NullMarked;
