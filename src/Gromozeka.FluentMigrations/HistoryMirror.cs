namespace Gromozeka.FluentMigrations;

/// <summary>
/// A key-value table of the application in which database triggers keep the current version, in step with the version table
/// whoever writes to that.
/// </summary>
/// <param name="Table">The key-value table.</param>
/// <param name="KeyColumn">Its column of keys.</param>
/// <param name="ValueColumn">Its column of values.</param>
/// <param name="VersionKey">The key under which the highest applied version is kept, as text; <c>0</c> for none.</param>
/// <param name="EnsureSql">
/// The script that makes the table and the triggers where they are missing, and brings the keys in step. It can be run any number
/// of times, and writes nothing when all is as it should be.
/// </param>
public sealed record HistoryMirror(TableName Table, string KeyColumn, string ValueColumn, string VersionKey, string EnsureSql);
