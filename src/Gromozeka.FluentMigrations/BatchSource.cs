using FluentMigrator.Infrastructure;
using Gromozeka.FluentMigrations.Batches;

namespace Gromozeka.FluentMigrations;

/// <summary>Begins the description of a data migration in batches.</summary>
public sealed class BatchSource
{
    private readonly IMigrationContext _context;

    internal BatchSource(IMigrationContext context) => _context = context;

    /// <summary>Goes over the rows of a table, in the order of their key.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public BatchSyntax Over(string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        var expression = new BatchExpression { Table = table };
        _context.Expressions.Add(expression);
        return new BatchSyntax(expression);
    }
}
