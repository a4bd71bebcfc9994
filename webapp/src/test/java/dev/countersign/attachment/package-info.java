@NullMarked
package dev.countersign.attachment;

import org.jspecify.annotations.NullMarked;
