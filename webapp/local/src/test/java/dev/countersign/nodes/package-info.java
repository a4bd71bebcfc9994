/** Several nodes of the product over one database. */
@org.jspecify.annotations.NullMarked
package dev.countersign.nodes;
