@NullMarked
package dev.countersign.outage;

import org.jspecify.annotations.NullMarked;
