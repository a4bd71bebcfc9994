@NullMarked
package dev.countersign.asl.parse;

import org.jspecify.annotations.NullMarked;
