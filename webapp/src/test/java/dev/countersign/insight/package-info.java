@NullMarked
package dev.countersign.insight;

import org.jspecify.annotations.NullMarked;
