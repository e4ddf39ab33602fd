package org.lockstep.client.home;

/// An enrolment that waits for a trusted device's approval.
///
/// @param enrolment its id
/// @param handle of the account that the device asks to join
public record Waiting(String enrolment, String handle) {}
