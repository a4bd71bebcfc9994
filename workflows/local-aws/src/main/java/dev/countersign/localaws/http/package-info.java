@NullMarked
package dev.countersign.localaws.http;

import org.jspecify.annotations.NullMarked;
