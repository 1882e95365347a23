namespace FluentMigrator;

/// <summary>Values that the database computes when a row is written.</summary>
public enum SystemMethods
{
    NewGuid,
    NewSequentialId,

    /// <summary>The local date and time of the database.</summary>
    CurrentDateTime,
    CurrentDateTimeOffset,
    CurrentUTCDateTime,
    CurrentUser,
}
