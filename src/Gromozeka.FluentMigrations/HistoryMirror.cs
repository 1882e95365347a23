namespace Gromozeka.FluentMigrations;

/// <summary>
/// A key-value table of the application in which database triggers keep the current version, in sync with the version table,
/// whichever program writes to it.
/// </summary>
/// <param name="Table">The key-value table.</param>
/// <param name="KeyColumn">Its column of keys.</param>
/// <param name="ValueColumn">Its column of values.</param>
/// <param name="VersionKey">The key of the highest applied version, as text; <c>0</c> for none.</param>
/// <param name="EnsureSql">
/// The script that creates the table and the triggers if they are missing, and updates the keys. It can be run any number
/// of times, and writes nothing if everything is up to date.
/// </param>
public sealed record HistoryMirror(TableName Table, string KeyColumn, string ValueColumn, string VersionKey, string EnsureSql);
