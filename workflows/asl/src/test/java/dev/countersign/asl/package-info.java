@NullMarked
package dev.countersign.asl;

import org.jspecify.annotations.NullMarked;
