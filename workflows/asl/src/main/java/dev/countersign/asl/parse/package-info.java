/** From the text of a definition to the states, with every problem at its place. */
@NullMarked
package dev.countersign.asl.parse;

import org.jspecify.annotations.NullMarked;
