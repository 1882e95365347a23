namespace Gromozeka.FluentMigrations.Testing;

/// <summary>A migration does not do what a test asks of it. Any test framework reports it as a failure.</summary>
/// <param name="message">What does not hold.</param>
public sealed class MigrationAssertException(string message) : Exception(message);
