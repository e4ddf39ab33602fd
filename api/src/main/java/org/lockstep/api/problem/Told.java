package org.lockstep.api.problem;

/// What people are told of a kind of problem.
///
/// @param status of the response
/// @param title what is the case, in one line
/// @param advice what to do next, in one line
public record Told(int status, String title, String advice) {}
