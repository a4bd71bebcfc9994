@NullMarked
package dev.countersign.execution;

import org.jspecify.annotations.NullMarked;
