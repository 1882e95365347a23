namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>The text that a <see cref="DateTime"/> or a <see cref="DateTimeOffset"/> of a migration becomes.</summary>
public enum SqliteDateFormat
{
    /// <summary>
    /// <c>2014-01-31 12:30:00.25</c>: sorts together with <c>CURRENT_TIMESTAMP</c> values, and keeps fractions of a second.
    /// </summary>
    SortsWithCurrentTimestamp,

    /// <summary>
    /// <c>2014-01-31T12:30:00</c>, as FluentMigrator writes it, in whole seconds. For a database that FluentMigrator filled: with another
    /// format, a date in <c>Update</c> or <c>Delete</c> would match none of its rows.
    /// </summary>
    FluentMigrator,
}
