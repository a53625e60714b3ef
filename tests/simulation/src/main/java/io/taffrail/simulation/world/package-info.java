/** The world's clock, its fibres and the lives of processes in it. */
package io.taffrail.simulation.world;
