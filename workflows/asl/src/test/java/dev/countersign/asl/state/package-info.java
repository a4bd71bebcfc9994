@NullMarked
package dev.countersign.asl.state;

import org.jspecify.annotations.NullMarked;
