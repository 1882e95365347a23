using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Ledger;
using Gromozeka.FluentMigrations.Safety;
using Gromozeka.FluentMigrations.Schema;

using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>
/// Accepts a database that has the application's tables but no version: compares it with what the first migration makes, adds what is
/// missing where no row is touched by that, and writes the version; or refuses and leaves every byte.
/// </summary>
internal sealed class DatabaseAdopter(
    IDatabase database, MigrationLedger ledger, IReadOnlyCollection<IAdoptionCheck> checks, Func<MigrationDescriptor, SchemaReplay> replay, ILogger logger)
{
    /// <summary>Decides whether and how a database is adopted. Only reads.</summary>
    /// <param name="session">The database.</param>
    /// <param name="first">The first migration of the program; null when it has none.</param>
    /// <returns>The plan; null when the database is new or has none of the application's tables.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.ShapeDiffers"/> or <see cref="ErrorCodes.AdoptionRefused"/>.</exception>
    public AdoptionPlan? Plan(IDatabaseSession session, MigrationDescriptor? first)
    {
        if (first is null || session.IsNew)
            return null;
        var stamp = session.SchemaStamp();
        var actual = session.ReadSchema().Without(ledger.OwnTables);
        if (actual.Tables.Count == 0)
            return null;
        var expected = replay(first);
        if (!expected.Made.Any(table => actual.Find(table.Name) is not null || actual.OtherNames.Contains(table.Name)))
            return null;

        foreach (var check in checks)
        {
            if (check.Examine(session.CreateCommand) is { } objection)
                throw AdoptionErrors.Refused(database.Name, first, objection);
        }

        var differences = SchemaComparer.Compare(expected.After, actual).ToLookup(difference => difference.IsExtra);
        var additions = differences[false].Select(difference => (difference, Command: Addition(session, actual, difference))).ToList();
        if (additions.Exists(addition => addition.Command is null))
        {
            throw AdoptionErrors.ShapeDiffers(
                database.Name, first, [.. additions.Select(addition => $"{addition.difference}{(addition.Command is null ? "" : " (would be added)")}")]);
        }

        return new AdoptionPlan(first, [.. additions.Select(addition => (addition.difference, addition.Command!))], [.. differences[true]], stamp);
    }

    /// <summary>Carries out a plan in one transaction.</summary>
    /// <returns>What was done; null when another process has adopted the database meanwhile.</returns>
    public AdoptionReport? Adopt(IDatabaseSession session, AdoptionPlan plan)
    {
        var started = ledger.Start();
        try
        {
            session.Begin();
            if (ledger.ReadVersions(session).Count > 0)
            {
                session.Rollback();
                return null;
            }

            if (session.SchemaStamp() != plan.SchemaStamp)
                throw LedgerErrors.Changed(database.Name, plan.Migration.ToString());
            // Before the ledger, which makes the table of its mirror where that is missing, and writes to it where it is not complete.
            foreach (var (_, command) in plan.Additions)
                session.Execute(command);
            ledger.EnsureCreated(session);
            ledger.Add(session, plan.Migration);
            ledger.Log(session, plan.Migration.Version, StepDirections.Adopt, StepOutcomes.Success, started);
            session.Commit();
        }
        catch (Exception cause)
        {
            session.Rollback();
            throw cause as MigrationException
                ?? database.Explain(cause, LedgerErrors.Unchanged)
                ?? AdoptionErrors.Refused(database.Name, plan.Migration, new AdoptionObjection(cause.Message, "correct this on a copy of the database, and start again"));
        }

        return Report(plan);
    }

    private DatabaseCommand? Addition(IDatabaseSession session, SchemaSnapshot actual, SchemaDifference difference) =>
        difference.Missing is null
            ? null
            : database.Scripter.Add(difference, actual.Find(difference.Table) is { } table && new RowCounter(session, database.Quoter).HasRows(table.Name));

    private AdoptionReport Report(AdoptionPlan plan)
    {
        foreach (var (difference, _) in plan.Additions)
            Log.AdoptionAdded(logger, difference.Subject);
        foreach (var extra in plan.Extras)
            Log.AdoptionLeftAlone(logger, extra.Subject);
        Log.Adopted(logger, database.Name, plan.Migration.Version);
        return new AdoptionReport(
            plan.Migration.Version,
            [.. plan.Additions.Select(addition => addition.Difference.Subject)],
            [.. plan.Extras.Select(extra => extra.Subject)]);
    }
}
