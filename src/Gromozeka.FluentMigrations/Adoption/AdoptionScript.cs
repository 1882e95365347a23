using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>
/// Creates the commands of an adoption, in an order in which each one finds what it depends on. The later commands are created after the
/// earlier ones have run, because a rebuild starts from the table as it is then.
/// </summary>
internal static class AdoptionScript
{
    public static IEnumerable<DatabaseCommand> Write(AdoptionPlan plan, IDatabaseSession session, IDatabase database)
    {
        var additions = plan.Of(DifferenceClass.Added).ToLookup(one => one.Difference.Kind, one => one.Addition!);
        return additions[DifferenceKind.MissingTable]
            .Concat(additions[DifferenceKind.MissingColumn])
            .Concat(plan.Rebuilds.SelectMany(table => Align(session, table)))
            .Concat(
                plan.Of(DifferenceClass.Alignable)
                    .Where(one => one.Difference.Kind == DifferenceKind.ChangedIndex)
                    .SelectMany(one => Replace(one.Difference, database.Scripter!))
            )
            .Concat(additions[DifferenceKind.MissingIndex])
            .Concat(additions[DifferenceKind.MissingObject]);
    }

    private static IEnumerable<DatabaseCommand> Align(IDatabaseSession session, TableShape table)
    {
        var alignment = session.Align(table);
        return [alignment.Space, .. alignment.Rows, .. alignment.Commands];
    }

    private static DatabaseCommand[] Replace(SchemaDifference index, ISchemaScripter scripter) =>
        [scripter.Drop((IndexShape)index.Present!), scripter.Add(index, tableHasRows: true)!];
}
