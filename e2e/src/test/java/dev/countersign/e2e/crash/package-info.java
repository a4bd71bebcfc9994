@NullMarked
package dev.countersign.e2e.crash;

import org.jspecify.annotations.NullMarked;
