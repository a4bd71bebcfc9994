@NullMarked
package dev.countersign.lambdas;

import org.jspecify.annotations.NullMarked;
