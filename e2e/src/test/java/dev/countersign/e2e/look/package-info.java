/** Every page in every state: accessibility and screenshots. */
@NullMarked
package dev.countersign.e2e.look;

import org.jspecify.annotations.NullMarked;
