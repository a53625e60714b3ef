/** Seeds, scripts, runs, planted bugs and what came of them. */
package io.taffrail.simulation.lab;
