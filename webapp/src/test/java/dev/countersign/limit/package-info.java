@NullMarked
package dev.countersign.limit;

import org.jspecify.annotations.NullMarked;
