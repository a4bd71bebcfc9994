/** State machines as graphs: read from the States Language, laid out, drawn as SVG. */
@NullMarked
package dev.countersign.administration.states;

import org.jspecify.annotations.NullMarked;
