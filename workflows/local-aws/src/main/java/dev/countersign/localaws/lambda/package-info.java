@NullMarked
package dev.countersign.localaws.lambda;

import org.jspecify.annotations.NullMarked;
