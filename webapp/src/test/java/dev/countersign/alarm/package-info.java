@NullMarked
package dev.countersign.alarm;

import org.jspecify.annotations.NullMarked;
