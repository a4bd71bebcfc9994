/** Builds the image of the application and pushes it, without a Docker daemon. */
@NullMarked
package dev.countersign.image;

import org.jspecify.annotations.NullMarked;
