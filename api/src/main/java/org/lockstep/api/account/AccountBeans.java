package org.lockstep.api.account;

import java.time.Clock;
import org.lockstep.api.authenticator.Authenticators;
import org.lockstep.api.axon.Commands;
import org.lockstep.api.custody.Escrows;
import org.lockstep.api.enrolment.Enrolments;
import org.lockstep.api.enrolment.VouchedModes;
import org.lockstep.api.protection.ObligationViews;
import org.lockstep.api.recovery.AskedRecoveries;
import org.lockstep.api.recovery.ContactRecords;
import org.lockstep.api.recovery.RecoveryFaces;
import org.lockstep.api.recovery.RecoveryRecords;
import org.lockstep.domain.account.AccountPolicy;
import org.lockstep.projections.ReadModels;
import org.lockstep.vault.Vault;
import org.lockstep.wire.message.MessageCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the controllers of accounts, devices and shares are built from.
@Configuration(proxyBeanMethods = false)
class AccountBeans {
  @Bean
  Handles handles(Vault vault, ReadModels models) {
    return new Handles(vault.serverKeys(), models.accounts());
  }

  @Bean
  Passwords passwords(Vault vault) {
    return new Passwords(vault.sealedRecords());
  }

  @Bean
  Authenticators authenticators(Vault vault, ReadModels models, Clock clock) {
    return new Authenticators(vault.sealedRecords(), models.accounts(), clock);
  }

  @Bean
  Escrows escrows(Vault vault) {
    return new Escrows(vault);
  }

  @Bean
  RecoveryRecords recoveryRecords(Vault vault) {
    return new RecoveryRecords(vault.sealedRecords());
  }

  @Bean
  ContactRecords contactRecords(Vault vault, MessageCodec codec) {
    return new ContactRecords(vault.sealedRecords(), codec);
  }

  @Bean
  AskedRecoveries askedRecoveries(Vault vault, MessageCodec codec, Clock clock) {
    return new AskedRecoveries(vault, codec, clock);
  }

  @Bean
  RecoveryFaces recoveryFaces(Vault vault, ReadModels models, RecoveryRecords records) {
    return new RecoveryFaces(vault.serverKeys(), models.accounts(), records);
  }

  @Bean
  Enrolments enrolments(Vault vault, MessageCodec codec, Clock clock) {
    return new Enrolments(vault.sealedRecords(), codec, clock);
  }

  @Bean
  VouchedModes vouchedModes(Vault vault, MessageCodec codec) {
    return new VouchedModes(vault.sealedRecords(), codec);
  }

  @Bean
  ObligationViews obligationViews(Handles handles) {
    return new ObligationViews(handles);
  }

  @Bean
  AccountCommands accountCommands(
      ReadModels models, Commands commands, AccountPolicy policy, Clock clock) {
    return new AccountCommands(models.accounts(), commands, policy, clock);
  }
}
