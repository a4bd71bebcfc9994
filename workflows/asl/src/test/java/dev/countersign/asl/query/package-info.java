@NullMarked
package dev.countersign.asl.query;

import org.jspecify.annotations.NullMarked;
