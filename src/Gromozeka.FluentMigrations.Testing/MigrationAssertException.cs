namespace Gromozeka.FluentMigrations.Testing;

/// <summary>A migration does not meet an assertion of a test. Any test framework reports it as a failure.</summary>
/// <param name="message">The violated assertion.</param>
public sealed class MigrationAssertException(string message) : Exception(message);
