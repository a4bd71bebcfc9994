@NullMarked
package dev.countersign.local.vendor;

import org.jspecify.annotations.NullMarked;
