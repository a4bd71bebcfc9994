@NullMarked
package dev.countersign.lambdas.http;

import org.jspecify.annotations.NullMarked;
