"""What every command does in a terminal: settings and stores opened, files written, faults explained."""
