@NullMarked
package dev.countersign.localaws.sns;

import org.jspecify.annotations.NullMarked;
