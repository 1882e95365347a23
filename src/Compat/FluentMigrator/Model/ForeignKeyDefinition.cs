using System.ComponentModel.DataAnnotations;
using System.Data;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Model;

/// <summary>A foreign key: the columns of the foreign table refer to those of the primary table, in the same order.</summary>
public class ForeignKeyDefinition : ICloneable, IValidatableObject
{
    public virtual string Name { get; set; }

    /// <summary>The table that refers.</summary>
    public virtual string ForeignTable { get; set; }

    public virtual string ForeignTableSchema { get; set; }

    /// <summary>The table that is referred to.</summary>
    public virtual string PrimaryTable { get; set; }

    public virtual string PrimaryTableSchema { get; set; }

    public virtual Rule OnDelete { get; set; }

    public virtual Rule OnUpdate { get; set; }

    public virtual ICollection<string> ForeignColumns { get; set; } = new List<string>();

    public virtual ICollection<string> PrimaryColumns { get; set; } = new List<string>();

    /// <summary>A copy with column names of its own.</summary>
    public object Clone()
    {
        var copy = (ForeignKeyDefinition)MemberwiseClone();
        copy.ForeignColumns = ForeignColumns?.ToList();
        copy.PrimaryColumns = PrimaryColumns?.ToList();
        return copy;
    }

    /// <summary>Whether both sides name at least one column.</summary>
    public bool HasForeignAndPrimaryColumnsDefined() => ForeignColumns is { Count: > 0 } && PrimaryColumns is { Count: > 0 };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => Faults().Select(message => new ValidationResult(message));

    private IEnumerable<string> Faults()
    {
        if (string.IsNullOrEmpty(Name))
            yield return ErrorMessages.ForeignKeyNameCannotBeNullOrEmpty;
        if (string.IsNullOrEmpty(ForeignTable))
            yield return ErrorMessages.ForeignTableNameCannotBeNullOrEmpty;
        if (string.IsNullOrEmpty(PrimaryTable))
            yield return ErrorMessages.PrimaryTableNameCannotBeNullOrEmpty;
        foreach (var message in ColumnFaults())
            yield return message;
    }

    private IEnumerable<string> ColumnFaults()
    {
        if (ForeignColumns is not { Count: > 0 })
            yield return ErrorMessages.ForeignKeyMustHaveOneOrMoreForeignColumns;
        else if (ForeignColumns.Any(string.IsNullOrEmpty))
            yield return ErrorMessages.ForeignKeyMustNotHaveColumnNameBeNullOrEmpty;
        else if (ForeignColumns.Distinct().Count() < ForeignColumns.Count)
            yield return ErrorMessages.ForeignKeyColumnNamesMustBeUnique;

        if (PrimaryColumns is not { Count: > 0 })
            yield return ErrorMessages.ForeignKeyMustHaveOneOrMorePrimaryColumns;
        else if (PrimaryColumns.Any(string.IsNullOrEmpty))
            yield return ErrorMessages.PrimaryKeyColumnNameReferencedByForeignKeyMustNotBeNullOrEmpty;
        else if (PrimaryColumns.Distinct().Count() < PrimaryColumns.Count)
            yield return ErrorMessages.PrimaryKeyColumnNamesMustBeUnique;

        if (HasForeignAndPrimaryColumnsDefined() && ForeignColumns.Count != PrimaryColumns.Count)
            yield return ErrorMessages.ForeignKeyColumnsCountMustMatchPrimaryKeyColumnsCount;
    }
}
