@NullMarked
package dev.countersign.localaws;

import org.jspecify.annotations.NullMarked;
