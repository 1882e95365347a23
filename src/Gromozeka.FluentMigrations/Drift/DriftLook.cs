using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Drift;

/// <summary>What a database has applied and what it looks like, at one moment.</summary>
/// <param name="Versions">The applied versions in ascending order.</param>
/// <param name="Schema">The schema without the tables of the history.</param>
/// <param name="Accepted">The accepted differences.</param>
internal sealed record DriftLook(IReadOnlyList<long> Versions, SchemaSnapshot Schema, AcceptedDifferences Accepted)
{
    /// <summary>
    /// The orders in which the versions may have been applied: usually ascending; by their times if one was applied after a higher one. A
    /// clock may have been put back, so neither is certain.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<long>> Orders { get; private init; } = [];

    private const int Tries = 10;

    /// <summary>
    /// Reads again if another process has changed the schema or the versions in between, so that both are of the same moment. Holds no
    /// transaction, because that would keep a write-ahead log from being emptied.
    /// </summary>
    public static DriftLook At(IDatabase database, MigrationHistory history, IDatabaseSession session)
    {
        if (session.IsNew)
            return new DriftLook([], new SchemaSnapshot([], [], database.Names), AcceptedDifferences.Of(history, session));
        for (var i = 0; i < Tries; i++)
        {
            var revision = session.SchemaRevision();
            var versions = history.ReadVersions(session);
            var look = new DriftLook(versions, session.ReadSchema().Without(history.OwnTables), AcceptedDifferences.Of(history, session))
            {
                Orders = OrdersOf(versions, history.ReadRows(session)),
            };
            if (session.SchemaRevision() == revision && history.ReadVersions(session).SequenceEqual(versions))
                return look;
        }

        throw DriftErrors.Changing(database.Name);
    }

    private static List<IReadOnlyList<long>> OrdersOf(IReadOnlyList<long> versions, IReadOnlyList<AppliedMigration> rows)
    {
        IReadOnlyList<long> ascending = [.. versions.Distinct()];
        IReadOnlyList<long> byTime = [.. rows.OrderBy(row => row.AppliedAt).Select(row => row.Version).Distinct()];
        return byTime.SequenceEqual(ascending) ? [ascending] : [ascending, byTime];
    }
}
