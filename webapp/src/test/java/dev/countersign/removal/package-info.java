@NullMarked
package dev.countersign.removal;

import org.jspecify.annotations.NullMarked;
