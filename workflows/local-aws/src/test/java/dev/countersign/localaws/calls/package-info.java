@NullMarked
package dev.countersign.localaws.calls;

import org.jspecify.annotations.NullMarked;
