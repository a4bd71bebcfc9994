/** Every page in every state: what axe says of it, and what it looks like. */
@NullMarked
package dev.countersign.e2e.look;

import org.jspecify.annotations.NullMarked;
