@NullMarked
package dev.countersign.live;

import org.jspecify.annotations.NullMarked;
