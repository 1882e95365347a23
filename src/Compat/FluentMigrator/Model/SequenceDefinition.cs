using System.ComponentModel.DataAnnotations;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Model;

/// <summary>A sequence of numbers; a number that is null is left to the database product.</summary>
public class SequenceDefinition : ICloneable, IValidatableObject
{
    public virtual string Name { get; set; }

    public virtual string SchemaName { get; set; }

    public virtual long? Increment { get; set; }

    public virtual long? MinValue { get; set; }

    public virtual long? MaxValue { get; set; }

    public virtual long? StartWith { get; set; }

    /// <summary>How many numbers are kept ready in advance.</summary>
    public virtual long? Cache { get; set; }

    /// <summary>Whether the sequence starts over after its last number.</summary>
    public virtual bool Cycle { get; set; }

    public object Clone() => MemberwiseClone();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Name))
            yield return new ValidationResult(ErrorMessages.SequenceNameCannotBeNullOrEmpty);
    }
}
