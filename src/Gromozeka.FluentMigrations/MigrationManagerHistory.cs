using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Ledger;

namespace Gromozeka.FluentMigrations;

public sealed partial class MigrationManager
{
    /// <summary>What was attempted on the database, oldest first. Only reads.</summary>
    /// <returns>The log; null where the database keeps none.</returns>
    /// <exception cref="MigrationException">The database or its log cannot be read.</exception>
    public IReadOnlyList<MigrationLogEntry>? GetHistory()
    {
        using var session = _database.Open(SessionAccess.Read);
        return _ledger.ReadLog(session);
    }
}
