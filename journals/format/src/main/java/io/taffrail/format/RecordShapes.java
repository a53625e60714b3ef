package io.taffrail.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Reads off records and sealed families what annotations would otherwise have to say, so that a new event needs no new
 * code and the words of the house no annotations: the members of a family are told apart by their simple names, a
 * component is required unless it is an {@code Optional} or a set, and nothing but components is written.
 */
final class RecordShapes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final JsonTypeInfo.Value BY_NAME = JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true, false);

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated.getRawType().isSealed() && annotated instanceof AnnotatedClass
                ? BY_NAME
                : super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        var members = new ArrayList<NamedType>();
        collect(annotated.getRawType(), members);
        return members;
    }

    @Override
    public String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
        return type.getRawType().getSimpleName();
    }

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return member.getRawType() != Optional.class && member.getRawType() != Set.class;
    }

    /** A set that was left out is an empty one. */
    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated.getRawType() == Set.class
                ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)
                : super.findSetterInfo(config, annotated);
    }

    /** Leaves out the methods of records that look like properties to Jackson: {@code isOpen()}. */
    @Override
    public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
        Class<?> owner = member.getDeclaringClass();
        return member instanceof AnnotatedMethod method
                && owner.getName().startsWith("io.taffrail.model.")
                && (!owner.isRecord()
                        || Arrays.stream(owner.getRecordComponents())
                                .noneMatch(component -> component.getName().equals(method.getName())));
    }

    @Override
    public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated annotated) {
        return JsonInclude.Value.construct(
                annotated.getRawType() == Set.class ? JsonInclude.Include.NON_EMPTY : JsonInclude.Include.NON_ABSENT,
                JsonInclude.Include.ALWAYS);
    }

    private static void collect(Class<?> family, List<NamedType> members) {
        if (!family.isSealed()) {
            return;
        }
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isSealed()) {
                collect(member, members);
            } else {
                members.add(new NamedType(member, member.getSimpleName()));
            }
        }
    }
}
