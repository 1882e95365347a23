using FluentMigrator;
using FluentMigrator.Infrastructure;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// A data migration that works in batches. <c>Up</c> and <c>Down</c> each contain one sentence that begins with <see cref="Batches"/>, or
/// nothing; changes of the schema belong to a migration of their own. Each batch is committed with the key that it has reached, so that
/// the next start continues after it. The migration is pending until its last batch, which commits the version row.
/// </summary>
/// <remarks>
/// It works on the rows that exist when it begins, as far as their keys show: those up to the highest key at that time. Rows that are
/// added above it later are not worked on. A row that is added below it is worked on only if its key is above the batches that are done.
/// FluentMigrator's own processors cannot run it (<see cref="ErrorCodes.BatchesUnsupported"/>).
/// </remarks>
public abstract class BatchMigration : Migration
{
    private BatchSource? _batches;

    /// <summary>Begins the description of the batches.</summary>
    /// <exception cref="InvalidOperationException">It is used outside of <c>Up</c> and <c>Down</c>.</exception>
    protected BatchSource Batches =>
        _batches ?? throw new InvalidOperationException("Batches can only be used in the Up and Down methods of a migration.");

    /// <inheritdoc />
    public override void GetUpExpressions(IMigrationContext context)
    {
        _batches = new BatchSource(context);
        base.GetUpExpressions(context);
    }

    /// <inheritdoc />
    public override void GetDownExpressions(IMigrationContext context)
    {
        _batches = new BatchSource(context);
        base.GetDownExpressions(context);
    }
}
