using FluentMigrator.Model;
using FluentMigrator.Validation;

namespace FluentMigrator.Expressions;

/// <summary>Adds a foreign key between two tables.</summary>
public class CreateForeignKeyExpression : MigrationExpressionBase, IForeignKeyExpression, IValidationChildren
{
    public virtual ForeignKeyDefinition ForeignKey { get; set; } = new();

    IEnumerable<object> IValidationChildren.Children => [ForeignKey];

    public override void ExecuteWith(IMigrationProcessor processor) => processor.Process(this);

    /// <summary>Drops the foreign key.</summary>
    public override IMigrationExpression Reverse()
        => new DeleteForeignKeyExpression { ForeignKey = (ForeignKeyDefinition)ForeignKey.Clone() };

    public override string ToString()
        => $"{base.ToString()} {ForeignKey.Name} {ForeignKey.ForeignTable} ({string.Join(", ", ForeignKey.ForeignColumns)}) "
            + $"{ForeignKey.PrimaryTable} ({string.Join(", ", ForeignKey.PrimaryColumns)})";
}
