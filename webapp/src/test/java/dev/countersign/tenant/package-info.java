@NullMarked
package dev.countersign.tenant;

import org.jspecify.annotations.NullMarked;
